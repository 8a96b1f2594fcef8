package io.github.eciregistry.doctor;

/**
 * What is wrong with one pod.
 *
 * @param verdict the verdict
 * @param detail what shows it, in a sentence without a full stop
 */
record Judgement(PullVerdict verdict, String detail) {}
