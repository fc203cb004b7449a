"""From paths to outcomes: find the inputs, read them, judge them, count."""
