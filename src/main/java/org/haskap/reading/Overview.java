package org.haskap.reading;

final class Overview {
    private Overview() {}

    static void check(Outline outline, Ledger ledger) {}
}
