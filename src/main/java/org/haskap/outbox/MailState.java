package org.haskap.outbox;

/** Where a mail stands. */
public enum MailState {
    WAITING("待機"),
    SENDING("送信中"),
    SENT("送信済"),
    FAILED("失敗");

    private final String label;

    MailState(String label) {
        this.label = label;
    }

    /** The word for it. */
    public String label() {
        return label;
    }
}
