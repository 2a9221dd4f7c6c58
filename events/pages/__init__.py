"""What the page of a series and the page of one of its dates show."""
