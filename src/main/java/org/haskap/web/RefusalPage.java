package org.haskap.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Answers what the web server refuses before any filter or page sees it, such as an address that climbs out of the site. Its
 * own answer would be in English, styled inline and without our headers.
 */
final class RefusalPage extends ErrorReportValve {
    private static final String PAGE = """
            <!doctype html>
            <html lang="ja">
            <head>
              <meta charset="utf-8">
              <title>この操作は受け付けられませんでした</title>
            </head>
            <body>
              <h1>この操作は受け付けられませんでした</h1>
              <p>アドレスの書き方を確かめるか、<a href="/">ホーム</a>から開き直してください。</p>
            </body>
            </html>
            """;

    private final ContentSecurityPolicy policy;

    private RefusalPage(ContentSecurityPolicy policy) {
        this.policy = policy;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        SecurityHeaders.set(response, policy, request.isSecure());
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Language", "ja-JP");
        try {
            response.getOutputStream().write(PAGE.getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException | IllegalStateException _) {
            // whoever asked has gone, or has half an answer: nothing more can be said
        }
    }

    /** Puts it into the server. */
    @Configuration(proxyBeanMethods = false)
    static class Placed {
        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> serverRefusals(ContentSecurityPolicy policy) {
            return factory -> factory.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new RefusalPage(policy)));
        }
    }
}
