package org.haskap.access;

/** The current actor may not do this. The message is Japanese, meant for a page, and names no person. */
public class NotPermittedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Permission permission;

    /** Refused for want of a permission. */
    public NotPermittedException(Permission permission) {
        super("この操作の権限がありません。「" + permission.sentence() + "」権限のある人に頼んでください。");
        this.permission = permission;
    }

    /** What was missing. */
    public Permission permission() {
        return permission;
    }
}
