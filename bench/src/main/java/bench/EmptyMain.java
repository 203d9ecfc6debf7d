package bench;

/** The smallest Java program: what a JVM costs before anything is done. */
public final class EmptyMain {
    private EmptyMain() {}

    /** Does nothing. */
    public static void main(String[] args) {}
}
