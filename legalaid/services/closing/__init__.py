"""What follows when the work is done: report, check, quality, subsidy, voices."""
