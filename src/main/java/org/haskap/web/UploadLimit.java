package org.haskap.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what is too large before anything of it is read: the form's own token travels in the same body, so whatever
 * came later could only say that the token is missing. Where no files are taken, a form may not bring one, and what does not
 * say how long it is may be any file. Who may send files to a door is asked once it is known who comes.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class UploadLimit extends OncePerRequestFilter {
    private final List<UploadDoor> doors;

    UploadLimit(List<UploadDoor> doors) {
        this.doors = List.copyOf(doors);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Unread.isMultipart(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long largest = doors.stream()
                .filter(door -> door.path().equals(request.getRequestURI()))
                .mapToLong(UploadDoor::largest)
                .max()
                .orElse(0);
        boolean small =
                largest == 0 ? Unread.isSmall(request) : request.getContentLengthLong() <= largest + Unread.SMALL;
        if (small) {
            chain.doFilter(request, response);
        }
        int refused = small ? Unread.refused(request) : HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        if (refused != 0) {
            Unread.answer(request, response, refused);
        }
    }
}
