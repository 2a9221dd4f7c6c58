"""From a published event to the table of its dates: planned as wall clock, derived as instants."""
