package org.haskap.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
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
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        var values = new HashMap<String, List<String>>();
        var contents = new HashMap<String, List<String>>();
        request.getParameterMap().forEach((name, all) -> {
            if (!name.startsWith(PLUMBING)) {
                values.put(name, List.of(all));
            }
        });
        var multipart = request.getNativeRequest(MultipartRequest.class);
        if (multipart != null) {
            for (var field : multipart.getMultiFileMap().entrySet()) {
                var names = new ArrayList<String>();
                var digests = new ArrayList<String>();
                for (MultipartFile file : field.getValue()) {
                    String given = file.getOriginalFilename();
                    names.add(file.isEmpty() || given == null ? "" : given);
                    digests.add(digest(file));
                }
                values.put(field.getKey(), names);
                contents.put(field.getKey(), digests);
            }
        }
        return new Given(values, contents);
    }

    /** Read piece by piece: a file may be larger than what should be held at once. */
    private static String digest(MultipartFile file) throws IOException {
        MessageDigest sha256 = sha256();
        try (InputStream in = new DigestInputStream(file.getInputStream(), sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
