"""The three gates: do we know them, is it genuine, were they answered; and what is proposed."""
