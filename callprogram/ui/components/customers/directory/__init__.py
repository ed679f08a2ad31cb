"""Parts of the page on which customers are found, sorted and worked with."""
