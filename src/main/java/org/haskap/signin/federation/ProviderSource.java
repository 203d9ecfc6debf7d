package org.haskap.signin.federation;

import java.util.List;

/** Where providers come from, as a bean: the settings, or a stand-in. */
public interface ProviderSource {

    /** Its providers as they are now, in the order in which they are offered. Must be quick and ask nobody. */
    List<Provider> providers();
}
