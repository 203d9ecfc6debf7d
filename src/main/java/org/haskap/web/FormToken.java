package org.haskap.web;

/**
 * What proves that a form came from one of our own pages (CSRF).
 *
 * @param name name of the field
 * @param value its value for this session
 */
public record FormToken(String name, String value) {}
