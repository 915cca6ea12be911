"""The bureau's review of a refusal or termination, and what it orders."""
