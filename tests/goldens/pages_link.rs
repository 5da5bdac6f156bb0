rt::paginated! {
    GoldenThing, AcmeApi
}

static PAGES: rt::LinkPages = {
    let mut pages = rt::LinkPages::new("", "");
    pages.header("Link");
    pages
};

impl rt::Paginated for GoldenThing {
    type Item = String;

    fn items(page: Self::Output) -> Vec<Self::Item> {
        page
    }

    fn next(&self, page: &rt::PageParts<'_>) -> rt::NextPage<Self> {
        let mut operation = self.clone();
        operation.link = PAGES.next(page, self.link.as_deref())?;
        Ok(operation.link.is_some().then_some(operation))
    }

    rt::position_in!(link);
}
