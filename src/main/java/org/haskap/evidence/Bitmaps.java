package org.haskap.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.roaringbitmap.RoaringBitmap;

/** Sets of people's numbers, as the database keeps them. */
final class Bitmaps {
    private Bitmaps() {}

    static RoaringBitmap of(Integer[] numbers) {
        var bitmap = new RoaringBitmap();
        for (int number : numbers) {
            bitmap.add(number);
        }
        return bitmap;
    }

    static byte[] bytes(RoaringBitmap bitmap) {
        bitmap.runOptimize();
        ByteBuffer bytes = ByteBuffer.allocate(bitmap.serializedSizeInBytes());
        bitmap.serialize(bytes);
        return bytes.array();
    }

    static RoaringBitmap read(byte[] bytes) {
        var bitmap = new RoaringBitmap();
        try {
            bitmap.deserialize(ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("a set of people cannot be read; rebuild the evidence", e);
        }
        return bitmap;
    }
}
