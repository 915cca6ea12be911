"""The stages of one dispute: what an aid case covers, when the stage is over, and the new application for the next one."""
