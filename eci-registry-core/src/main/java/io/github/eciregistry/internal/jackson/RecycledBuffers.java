package io.github.eciregistry.internal.jackson;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

/** Lets parsers and generators use buffers again, also from one virtual thread to the next. */
public final class RecycledBuffers {

    private RecycledBuffers() {}

    /**
     * Shares buffers between threads if Jackson supports it; before 2.16, each thread has its own. Returns the builder.
     */
    public static JsonFactoryBuilder share(JsonFactoryBuilder builder) {
        try {
            return Pool.use(builder);
        } catch (LinkageError e) {
            return builder;
        }
    }

    /** Apart, since the class is new in Jackson 2.16. */
    private static final class Pool {

        static JsonFactoryBuilder use(JsonFactoryBuilder builder) {
            return builder.recyclerPool(JsonRecyclerPools.sharedBoundedPool());
        }
    }
}
