"""The handed cases: small traps with the values that a careful reader puts down. Their texts lie outside the project; without them the tests skip."""
