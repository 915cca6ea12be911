"""申请与受理: from receipt to acceptance, the answer, and what is promised."""
