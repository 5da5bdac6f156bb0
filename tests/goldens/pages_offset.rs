rt::paginated! {
    GoldenThing, AcmeApi
}

static PAGES: rt::OffsetPages = {
    let mut pages = rt::OffsetPages::new("");
    pages.size(100);
    pages
};

impl rt::Paginated for GoldenThing {
    type Item = String;

    fn first(mut self) -> Self {
        self.limit = PAGES.size_or(self.limit);
        self
    }

    fn items(page: Self::Output) -> Vec<Self::Item> {
        page
    }

    fn next(&self, page: &rt::PageParts<'_>) -> rt::NextPage<Self> {
        let next = PAGES.next(page, self.limit, self.offset)?;
        Ok(next.map(|position| self.clone().offset(position)))
    }

    rt::position_in!(offset);
}
