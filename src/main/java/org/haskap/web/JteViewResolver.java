package org.haskap.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Resolves view names to templates that were compiled with the code. */
@Component
final class JteViewResolver implements ViewResolver, Ordered {
    static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final RenderedPages rendered;

    JteViewResolver(RenderedPages rendered) {
        this.rendered = rendered;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable View resolveViewName(String viewName, Locale locale) {
        String template = viewName + ".jte";
        return engine.hasTemplate(template) ? new JteView(engine, template, rendered) : null;
    }

    /**
     * Renders the whole page into memory and only then writes: a response that is under way can neither turn into a
     * problem page nor tell its length.
     */
    private record JteView(TemplateEngine engine, String template, RenderedPages rendered) implements View {
        @Override
        public String getContentType() {
            return HTML;
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var output = new Utf8ByteOutput();
            var parameters = new HashMap<String, Object>();
            if (model != null) {
                // Spring adds binding results to the model, which no template declares.
                model.forEach((name, value) -> {
                    if (name.indexOf('.') < 0) {
                        parameters.put(name, value);
                    }
                });
            }
            engine.render(template, parameters, output);
            byte[] bytes = output.toByteArray();
            rendered.keep(request, response, bytes);
            response.setContentType(HTML);
            response.setContentLength(bytes.length);
            try (var stream = response.getOutputStream()) {
                stream.write(bytes);
            }
        }
    }
}
