package org.kohsuke.stapler;

public @interface DataBoundSetter {}
