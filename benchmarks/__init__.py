"""Speed, measured by hand and printed as ratios against a floor of the same run."""
