"""What is done with decisions: made within a budget, approved by somebody else, taken back, and looked at again."""
