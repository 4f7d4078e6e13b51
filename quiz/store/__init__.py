"""What is kept between runs: the review log, the settings, and where they live."""
