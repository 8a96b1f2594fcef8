package org.jenkinsci;

public @interface Symbol {

    String[] value();
}
