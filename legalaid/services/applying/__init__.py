"""How an application comes in and is made whole."""
