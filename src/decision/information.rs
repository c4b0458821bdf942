//! What an open question can still change.

use backstay_numerics::columns;

use super::firsts::Firsts;
use super::measure::entropy;

/// How often each framework came first, by the option a completion held.
#[derive(Clone, Debug)]
pub(super) struct Contingency {
    frameworks: usize,
    /// Rows by option, "doesn't matter" last; columns by framework.
    credit: Vec<f64>,
}

impl Contingency {
    pub(super) fn new(options: usize, frameworks: usize) -> Self {
        Self {
            frameworks,
            credit: vec![0.0; (options + 1) * frameworks],
        }
    }

    /// Counts who came first under what each completion held.
    pub(super) fn count(&mut self, held: &[u8], firsts: &Firsts) {
        let mut alone = vec![0; self.credit.len()];
        columns::count_pairs(&mut alone, self.frameworks, held, firsts.alone());
        for (credit, count) in self.credit.iter_mut().zip(alone) {
            *credit += f64::from(count);
        }
        for (completion, framework, credit) in firsts.shared() {
            if let Some(option) = held.get(completion) {
                self.add(usize::from(*option), framework, credit);
            }
        }
    }

    fn add(&mut self, option: usize, framework: usize, credit: f64) {
        if let Some(cell) = self.credit.get_mut(option * self.frameworks + framework) {
            *cell += credit;
        }
    }

    /// `H(first) − Σ P(option) · H(first | option)`, in bits.
    pub(super) fn information(&self) -> f64 {
        let total: f64 = self.credit.iter().sum();
        if total <= 0.0 {
            return 0.0;
        }
        let mut firsts = vec![0.0; self.frameworks];
        let mut conditional = 0.0;
        for row in self.credit.chunks(self.frameworks) {
            for (sum, credit) in firsts.iter_mut().zip(row) {
                *sum += credit;
            }
            let share: f64 = row.iter().sum::<f64>() / total;
            conditional += share * entropy(row);
        }
        (entropy(&firsts) - conditional).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Contingency;

    #[test]
    fn an_answer_that_decides_all_is_worth_all_the_doubt() {
        let mut table = Contingency::new(2, 2);
        table.add(0, 0, 50.0);
        table.add(1, 1, 50.0);
        assert!((table.information() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn an_answer_that_changes_nothing_is_worth_nothing() {
        let mut table = Contingency::new(2, 2);
        for option in 0..2 {
            table.add(option, 0, 30.0);
            table.add(option, 1, 20.0);
        }
        assert!(table.information().abs() < 1e-12);
    }
}
