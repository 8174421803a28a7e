package io.bongsu.collector.promql.eval;

import org.jspecify.annotations.Nullable;

/** A query that is valid but has no answer. The texts are Prometheus' own where it has one. */
public sealed class QueryFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public QueryFailure(String what) {
        super(what, null, false, false);
    }

    /** It would cost more than is allowed; says which limit and what to change. */
    public static final class Limit extends QueryFailure {
        private static final long serialVersionUID = 1;

        private final String name;

        public Limit(String name, String what) {
            super(what);
            this.name = name;
        }

        /** Stable, for programs: {@code too-many-samples} and the like. */
        public String name() {
            return name;
        }
    }

    /** It took too long. */
    public static final class TimedOut extends QueryFailure {
        private static final long serialVersionUID = 1;

        public TimedOut() {
            super("query timed out in expression evaluation");
        }
    }

    /** Nobody waits for the answer any more. */
    public static final class Cancelled extends QueryFailure {
        private static final long serialVersionUID = 1;

        public Cancelled() {
            super("query was canceled in expression evaluation");
        }
    }

    @Override
    public String getMessage() {
        @Nullable String message = super.getMessage();
        return message == null ? "" : message;
    }
}
