"""A made-up body of campaign notes of any size, for the benchmark. Nothing in it is real."""
