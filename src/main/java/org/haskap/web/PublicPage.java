package org.haskap.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Controller;

/**
 * A controller whose GET answers are the same for everybody and change only when something is adopted or
 * happens: they may be kept for five minutes and are revalidated by what is published, what has happened and the day. Every other controller's answers are never stored.
 */
@Documented
@Controller
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface PublicPage {}
