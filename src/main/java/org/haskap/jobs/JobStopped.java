package org.haskap.jobs;

/** Ends a job's work from within: nobody wants it any more, somebody else took it over, or the server stops. */
final class JobStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why the work ends. */
    enum Why {
        CANCELLED,
        TAKEN_OVER,
        SERVER_STOPS
    }

    private final Why why;

    JobStopped(Why why) {
        super(why.toString());
        this.why = why;
    }

    Why why() {
        return why;
    }
}
