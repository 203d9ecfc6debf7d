package org.haskap.evidence;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;
import org.haskap.database.DatabaseAddress;
import org.haskap.database.DatabaseLogins;
import org.haskap.database.Region;
import org.haskap.database.Regions;

/** A process of its own that records facts and says which ones it was promised, until it is killed. */
final class WritingProcess {
    private WritingProcess() {}

    /** Arguments: where the database is, as whom, the process's name, how many writers; the password in the environment. */
    public static void main(String[] args) throws Exception {
        var address = new DatabaseAddress(args[0], args[1], System.getenv("PASSWORD"));
        var here = new TestEvidence(Regions.open(DatabaseLogins.only(address), new Region("test")));
        var output = new FileOutputStream(FileDescriptor.out);
        new Writers(here, args[2], Integer.parseInt(args[3]), fact -> {
                    synchronized (output) {
                        try {
                            output.write((fact + ".\n").getBytes(StandardCharsets.US_ASCII)); // whole lines, at once
                        } catch (java.io.IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    }
                })
                .start();
        Thread.sleep(Long.MAX_VALUE);
    }
}
