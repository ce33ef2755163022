//! Work on all cores where there are threads: rayon; without the feature `threads` (a browser) the same
//! names, one item after the other. Results are the same either way: nothing rests on the order of work.

#[cfg(feature = "threads")]
pub(crate) use rayon::{join, prelude};

/// Both, one after the other.
#[cfg(not(feature = "threads"))]
pub(crate) fn join<A, B>(a: impl FnOnce() -> A, b: impl FnOnce() -> B) -> (A, B) {
    (a(), b())
}

/// What of rayon's iterators is used here.
#[cfg(not(feature = "threads"))]
pub(crate) mod prelude {
    use std::slice::{Chunks, Iter};

    /// `into_par_iter` of what can be gone through.
    pub(crate) trait IntoParallelIterator: IntoIterator + Sized {
        fn into_par_iter(self) -> Self::IntoIter {
            self.into_iter()
        }
    }
    impl<I: IntoIterator> IntoParallelIterator for I {}

    /// What rayon's iterators have beyond those of the standard library.
    pub(crate) trait ParallelIterator: Iterator + Sized {
        fn map_init<S, T>(
            self,
            init: impl Fn() -> S,
            each: impl Fn(&mut S, Self::Item) -> T,
        ) -> impl Iterator<Item = T> {
            let mut state = init();
            self.map(move |item| each(&mut state, item))
        }

        fn flat_map_iter<I: IntoIterator>(
            self,
            each: impl Fn(Self::Item) -> I,
        ) -> impl Iterator<Item = I::Item> {
            self.flat_map(each)
        }
    }
    impl<I: Iterator> ParallelIterator for I {}

    /// What rayon adds to slices.
    pub(crate) trait ParallelSlice<T> {
        fn par_iter(&self) -> Iter<'_, T>;
        fn par_chunks(&self, size: usize) -> Chunks<'_, T>;
        fn par_sort_unstable(&mut self)
        where
            T: Ord;
        fn par_sort_unstable_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K);
    }
    impl<T> ParallelSlice<T> for [T] {
        fn par_iter(&self) -> Iter<'_, T> {
            self.iter()
        }

        fn par_chunks(&self, size: usize) -> Chunks<'_, T> {
            self.chunks(size)
        }

        fn par_sort_unstable(&mut self)
        where
            T: Ord,
        {
            self.sort_unstable();
        }

        fn par_sort_unstable_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
            self.sort_unstable_by_key(key);
        }
    }

    /// `par_extend`.
    pub(crate) trait ParallelExtend<T>: Extend<T> {
        fn par_extend(&mut self, more: impl IntoIterator<Item = T>) {
            self.extend(more);
        }
    }
    impl<T> ParallelExtend<T> for Vec<T> {}
}
