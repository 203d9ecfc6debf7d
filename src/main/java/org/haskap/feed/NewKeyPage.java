package org.haskap.feed;

/**
 * A key that was just made; shown this once.
 *
 * @param key the key
 * @param organisation whose facts it feeds
 * @param back the list of keys
 */
public record NewKeyPage(String key, String organisation, String back) {
    @Override
    public String toString() {
        return "a key of " + organisation; // a secret has no business in a log
    }
}
