package org.haskap.web;

import java.util.Set;

/** Where else forms may lead than to this site, as a bean of the module that has such forms. */
public interface FormTargets {

    /** Origins such as {@code https://login.example.jp}; asked for each answer, so it must be quick. */
    Set<String> origins();
}
