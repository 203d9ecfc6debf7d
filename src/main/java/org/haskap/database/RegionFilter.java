package org.haskap.database;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/** Binds each request to the region its host name means, before anything else looks at it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RegionFilter extends OncePerRequestFilter {
    private final Regions regions;

    RegionFilter(Regions regions) {
        this.regions = regions;
    }

    /** Error pages belong to a region too; the container asks for them after the request itself has left this filter. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            regions.in(regions.of(request.getServerName()), () -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
