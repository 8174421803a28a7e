package io.bongsu.ticket.sla.clock;

/** What is promised. */
public sealed interface Target {

    /** An amount of working time, to the millisecond: "no minute rounding". */
    record WorkingTime(long millis) implements Target {
        public WorkingTime {
            if (millis < 0) {
                throw new IllegalArgumentException("a negative target");
            }
        }
    }

    /** "Advance N open dates, the start's date not counted, keeping the local time with its seconds." */
    record WorkingDays(int days, boolean endOfDay) implements Target {
        public WorkingDays {
            if (days < 0) {
                throw new IllegalArgumentException("a negative target");
            }
        }
    }
}
