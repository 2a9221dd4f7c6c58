"""Every shape of rule that the grammar accepts, once: the tables of the tests go through it."""

from datetime import datetime

# A Tuesday, and the second one of its month.
START = datetime(2026, 12, 8, 19, 30)

# The rule, and what it is in words from START on.
SHAPES = {
    "FREQ=DAILY": "Every day at 19:30",
    "FREQ=DAILY;INTERVAL=3": "Every 3 days at 19:30",
    "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR": "Every Monday to Friday at 19:30",
    "FREQ=DAILY;INTERVAL=3;BYDAY=MO,FR": "Every 3 days at 19:30, if that is a Monday or Friday",
    "FREQ=DAILY;BYMONTH=12": "Every day at 19:30, only in December",
    "FREQ=WEEKLY": "Every Tuesday at 19:30",
    "FREQ=WEEKLY;BYDAY=TU,TH": "Every Tuesday and Thursday at 19:30",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU": "Every day at 19:30",
    "FREQ=WEEKLY;INTERVAL=2": "Every 2 weeks on Tuesday at 19:30",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR": "Every 2 weeks on Monday to Friday at 19:30",
    "FREQ=WEEKLY;COUNT=1": "Every Tuesday at 19:30, once",
    "FREQ=WEEKLY;BYMONTH=9,10;COUNT=400": "Every Tuesday at 19:30, only in September and October, 400 times",
    "FREQ=MONTHLY": "Every month on the 8th at 19:30",
    "FREQ=MONTHLY;INTERVAL=99": "Every 99 months on the 8th at 19:30",
    "FREQ=MONTHLY;BYDAY=2TU;UNTIL=20271208T235959": (
        "Every second Tuesday of the month at 19:30, until 8 December 2027"
    ),
    "FREQ=MONTHLY;BYDAY=-1TH": "Every last Thursday of the month at 19:30",
    "FREQ=MONTHLY;BYDAY=1MO,3MO": "Every first Monday and third Monday of the month at 19:30",
    "FREQ=MONTHLY;BYDAY=1MO,4TU": "Every first Monday and fourth Tuesday of the month at 19:30",
    "FREQ=MONTHLY;INTERVAL=3;BYDAY=3SA": "Every 3 months on the third Saturday of the month at 19:30",
    "FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,7,9,10,11,12;BYDAY=2TU": (
        "Every second Tuesday of the month at 19:30, except in August"
    ),
    "FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYDAY=2TU": "Every second Tuesday of the month at 19:30",
    "FREQ=MONTHLY;BYDAY=TU": "Every Tuesday at 19:30",
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU": "Every 2 months on every Tuesday at 19:30",
    "FREQ=MONTHLY;BYMONTHDAY=20": "Every month on the 20th at 19:30",
    "FREQ=MONTHLY;BYMONTHDAY=-1": "Every month on the last day at 19:30",
    "FREQ=MONTHLY;BYMONTHDAY=1,15,31": "Every month on the 1st, the 15th and the 31st at 19:30",
    "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=3": "Every 2 months on the 3rd at 19:30",
    "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR": "Every month on the 13th at 19:30, if that is a Friday",
    "FREQ=YEARLY": "Every year on 8 December at 19:30",
    "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29": "Every 4 years on 29 February at 19:30",
    "FREQ=YEARLY;BYMONTH=3,9": "Every year on 8 March and 8 September at 19:30",
    "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1": "Every year on the last day of March at 19:30",
    "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=1,15": (
        "Every year on the 1st and the 15th of January, April, July and October at 19:30"
    ),
    "FREQ=YEARLY;BYMONTHDAY=15": "Every year on the 15th of every month at 19:30",
    "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU": "Every year on the last Sunday of March at 19:30",
    "FREQ=YEARLY;BYDAY=-1SU": "Every year on the last Sunday of the year at 19:30",
    "FREQ=YEARLY;BYDAY=SU": "Every year on every Sunday at 19:30",
    "FREQ=YEARLY;BYMONTH=4;BYDAY=SU": "Every year on every Sunday in April at 19:30",
    "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25;BYDAY=SU;COUNT=3": (
        "Every year on 25 December at 19:30, if that is a Sunday, 3 times"
    ),
}
