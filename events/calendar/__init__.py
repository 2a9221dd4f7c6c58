"""The calendar: lists, months, weeks and days of dates on the reader's clock, and their filter."""
