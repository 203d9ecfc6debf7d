package org.haskap.jobs;

/** Where a job stands. */
public enum JobState {
    /** Has not begun, or begins again later. */
    WAITING("待機"),
    RUNNING("実行中"),
    DONE("完了"),
    /** Finished, but some rows could not be taken. */
    PARTLY("一部失敗"),
    FAILED("失敗"),
    CANCELLED("取消");

    private final String label;

    JobState(String label) {
        this.label = label;
    }

    /** The word for it. */
    public String label() {
        return label;
    }

    /** Whether nothing more happens by itself. */
    public boolean terminal() {
        return this != WAITING && this != RUNNING;
    }

    /** Whether it can be done again by hand. */
    public boolean repeatable() {
        return this == FAILED || this == CANCELLED;
    }
}
