"""What a run costs, as ratios of runs side by side: `make bench`. No test; see docs/performance.md."""
