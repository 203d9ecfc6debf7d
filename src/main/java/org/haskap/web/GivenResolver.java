package org.haskap.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.haskap.web.ui.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;

/**
 * Hands a form's parameters to a controller as {@link Given}. Nothing is bound to an object by name: a parameter that no
 * field asks for reaches nothing.
 */
final class GivenResolver implements HandlerMethodArgumentResolver {

    /** Parameters of the form's plumbing begin so. */
    private static final String PLUMBING = "_";

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Given.class;
    }

    @Override
    public Given resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var values = new HashMap<String, List<String>>();
        request.getParameterMap().forEach((name, all) -> {
            if (!name.startsWith(PLUMBING)) {
                values.put(name, List.of(all));
            }
        });
        var multipart = request.getNativeRequest(MultipartRequest.class);
        if (multipart != null) {
            multipart.getMultiFileMap().forEach((name, files) -> {
                var names = new ArrayList<String>();
                for (MultipartFile file : files) {
                    String given = file.getOriginalFilename();
                    names.add(file.isEmpty() || given == null ? "" : given);
                }
                values.put(name, names);
            });
        }
        return new Given(values);
    }
}
