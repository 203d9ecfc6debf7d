package org.haskap;

/** The program's entry. */
public final class Haskap {
    private Haskap() {}

    /** Runs the command named by the arguments. */
    public static void main(String[] args) {
        System.out.println("haskap");
    }
}
