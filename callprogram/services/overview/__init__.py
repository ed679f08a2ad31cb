"""What looks over all the other rooms."""
