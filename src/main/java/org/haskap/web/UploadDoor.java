package org.haskap.web;

import java.util.function.BooleanSupplier;

/**
 * An address that files are uploaded to, declared as a bean by the module that takes them.
 *
 * @param path the address
 * @param largest the largest file in bytes; a larger request is refused before anything of it is read
 * @param open whether who makes the current request may send files there; from anybody else nothing is read
 */
public record UploadDoor(String path, long largest, BooleanSupplier open) {}
