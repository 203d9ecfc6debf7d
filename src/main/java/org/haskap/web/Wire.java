package org.haskap.web;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** How answers are put on the line, as far as there is no property for it. */
@Component
final class Wire implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {
    /** A page goes out whole, with one call of the system instead of one for each 8 kB; every connection has such a buffer. */
    private static final int WRITTEN_AT_ONCE = 32 * 1024;

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            if (!connector.setProperty("socket.appWriteBufSize", Integer.toString(WRITTEN_AT_ONCE))) {
                throw new IllegalStateException("this Tomcat knows no socket.appWriteBufSize");
            }
        });
    }
}
