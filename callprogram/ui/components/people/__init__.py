"""Parts about members and signing in."""
