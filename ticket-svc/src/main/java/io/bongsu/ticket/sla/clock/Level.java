package io.bongsu.ticket.sla.clock;

/** Where an escalation stands: "at a percentage of the target or at an offset from the deadline, before or after it". */
public sealed interface Level {

    /** Whether it stands before the deadline, and is a warning. */
    boolean warns();

    /** The first instant at which so much of the target is used up; 100 is the target itself. */
    record Percent(int percent) implements Level {
        public Percent {
            if (percent <= 0) {
                throw new IllegalArgumentException("no share of a target: " + percent);
            }
        }

        @Override
        public boolean warns() {
            return percent < 100;
        }
    }

    /** "An offset in minutes or hours is working time"; negative before the deadline. */
    record WorkingTime(long millis) implements Level {
        @Override
        public boolean warns() {
            return millis < 0;
        }
    }

    /** "An offset in working days moves by open dates at the same local time"; negative before the deadline. */
    record WorkingDays(int days) implements Level {
        @Override
        public boolean warns() {
            return days < 0;
        }
    }
}
