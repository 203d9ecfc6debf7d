package org.haskap.outbox;

/** Takes mails to where they are going. */
interface Transport {
    /**
     * Hands a mail on; when this returns, somebody else answers for it.
     *
     * @throws NotSentException when nobody does
     */
    void send(Outgoing mail, Sender sender) throws NotSentException;
}
