import Testing

@testable import Document

/// Entries of reference lists against lists and guides as they are printed.
@Suite struct CitationStyleTests {
    /// As printed in the reference lists of Li et al., J. Am. Chem. Soc. 2023, 145, 11701 (references 3, 4, 5, 16) and Xia et al., Chem.
    /// Rev. 2022, 122, 3763 (1, 33, 71, 121, 127, 140, 170, 4).
    @Test(arguments: [
        (
            "@article{x, author={Tan, Darren H. and Banerjee, Abhik and Chen, Zheng and Meng, Ying Shirley}, title={From nanoscale interface characterization to sustainable energy storage using all-solid-state batteries}, journal={Nat. Nanotechnol.}, year=2020, volume=15, pages={170--180}}",
            "Tan, D. H.; Banerjee, A.; Chen, Z.; Meng, Y. S. From nanoscale interface characterization to sustainable energy storage using all-solid-state batteries. *Nat. Nanotechnol.* **2020**, *15*, 170–180."
        ),
        (
            "@article{x, author={Xie, Jin and Sun, Shu-Yu and Chen, Xiang and Hou, Li-Peng and Li, Bo-Quan and Peng, Hong-Jie and Huang, Jia-Qi and Zhang, Xue-Qiang and Zhang, Qiang}, title={Fluorinating the Solid Electrolyte Interphase by Rational Molecular Design for Practical Lithium-Metal Batteries}, journal={Angew. Chem., Int. Ed.}, year={2022}, volume={61}, pages={e202204776}}",
            "Xie, J.; Sun, S.-Y.; Chen, X.; Hou, L.-P.; Li, B.-Q.; Peng, H.-J.; Huang, J.-Q.; Zhang, X.-Q.; Zhang, Q. Fluorinating the Solid Electrolyte Interphase by Rational Molecular Design for Practical Lithium-Metal Batteries. *Angew. Chem., Int. Ed.* **2022**, *61*, No. e202204776."
        ),
        (
            "@article{x, author={Liu, M. and Zhang, S. and van Eck, E. R. and Wang, C. and Ganapathy, S. and Wagemaker, M.}, title={Improving {Li}-ion interfacial transport in hybrid solid electrolytes}, journal={Nat. Nanotechnol.}, year=2022, volume=17, pages={959-967}}",
            "Liu, M.; Zhang, S.; van Eck, E. R.; Wang, C.; Ganapathy, S.; Wagemaker, M. Improving Li-ion interfacial transport in hybrid solid electrolytes. *Nat. Nanotechnol.* **2022**, *17*, 959–967."
        ),
        (
            "@article{x, author={Chu, Iek-Heng and Kompella, C. S. and Nguyen, H. and Zhu, Z. and Hy, S. and Deng, Z. and Meng, Y. S. and Ong, S. P.}, title={Room-temperature all-solid-state rechargeable sodium-ion batteries with a {Cl}-doped Na3PS4 superionic conductor}, journal={Sci. Rep.}, year=2016, volume=6, pages={33733}}",
            "Chu, I.-H.; Kompella, C. S.; Nguyen, H.; Zhu, Z.; Hy, S.; Deng, Z.; Meng, Y. S.; Ong, S. P. Room-temperature all-solid-state rechargeable sodium-ion batteries with a Cl-doped Na3PS4 superionic conductor. *Sci. Rep.* **2016**, *6*, 33733."
        ),
        (
            "@article{x, author={Kumar, P. Padma and Yashonath, S.}, title={Ionic Conduction in the Solid State}, journal={Proc. - Indian Acad. Sci., Chem. Sci.}, year=2006, volume=118, pages={135--154}}",
            "Kumar, P. P.; Yashonath, S. Ionic Conduction in the Solid State. *Proc. - Indian Acad. Sci., Chem. Sci.* **2006**, *118*, 135–154."
        ),
        (
            "@article{x, author={Bartel, C. J. and Sutton, C. and Goldsmith, B. R. and Ouyang, R. and Musgrave, C. B. and Ghiringhelli, L. M. and Scheffler, M.}, title={New Tolerance Factor to Predict the Stability of Perovskite Oxides and Halides}, journal={Sci. Adv.}, year=2019, volume=5, pages={eaav0693}}",
            "Bartel, C. J.; Sutton, C.; Goldsmith, B. R.; Ouyang, R.; Musgrave, C. B.; Ghiringhelli, L. M.; Scheffler, M. New Tolerance Factor to Predict the Stability of Perovskite Oxides and Halides. *Sci. Adv.* **2019**, *5*, No. eaav0693."
        ),
        (
            "@article{x, author={Howard, J. and Hood, Z. D. and Holzwarth, N. A. W.}, title={Fundamental Aspects of the Structural and Electrolyte Properties of Li$_2$OHCl from Simulations and Experiment}, journal={Phys. Rev. Mater.}, year=2017, volume=1, pages={075406}}",
            "Howard, J.; Hood, Z. D.; Holzwarth, N. A. W. Fundamental Aspects of the Structural and Electrolyte Properties of Li<sub>2</sub>OHCl from Simulations and Experiment. *Phys. Rev. Mater.* **2017**, *1*, No. 075406."
        ),
        (
            "@book{x, author={Haynes, W. M.}, title={CRC Handbook of Chemistry and Physics}, edition={97}, publisher={CRC Press}, year=2016, pages={4--70}}",
            "Haynes, W. M. *CRC Handbook of Chemistry and Physics*, 97th ed.; CRC Press, 2016; pp 4–70."
        ),
        (
            "@incollection{x, author={Urakaev, F.}, title={Mechanism and Kinetics of Mechanochemical Processes}, booktitle={High-Energy Ball Milling}, publisher={Woodhead Publishing}, year=2010, pages={9--44}}",
            "Urakaev, F. Mechanism and Kinetics of Mechanochemical Processes. In *High-Energy Ball Milling*; Woodhead Publishing, 2010; pp 9–44."
        ),
        (
            "@incollection{x, author={Liu, Xiao-Yang}, title={High Pressure Synthesis and Preparation of Inorganic Materials}, booktitle={Modern Inorganic Synthetic Chemistry}, edition={Second}, editor={Xu, Ruren and Xu, Yan}, publisher={Elsevier}, address={Amsterdam}, year=2017, pages={105--141}}",
            "Liu, X.-Y. High Pressure Synthesis and Preparation of Inorganic Materials. In *Modern Inorganic Synthetic Chemistry*, 2nd ed.; Xu, R., Xu, Y., Eds.; Elsevier: Amsterdam, 2017; pp 105–141."
        ),
        (
            "@inproceedings{x, author={Kvist, A. and Bengtzelius, A.}, title={Tracer Diffusion and Electrical Conductivity of Cubic Lithium Sulphate and a Transport Model for Cubic Sulphates}, booktitle={Fast Ion Transport in Solids}, editor={van Gool, W.}, publisher={North-Holland Publishing Company}, year=1973, pages={193--199}}",
            "Kvist, A.; Bengtzelius, A. Tracer Diffusion and Electrical Conductivity of Cubic Lithium Sulphate and a Transport Model for Cubic Sulphates. In *Fast Ion Transport in Solids*; van Gool, W., Ed.; North-Holland Publishing Company, 1973; pp 193–199."
        ),
        (
            "@article{x, author={Kamaya, N. and Homma, K. and others}, title={A Lithium Superionic Conductor}, journal={Nat. Mater.}, year=2011, volume=10, pages={682--686}}",
            "Kamaya, N.; Homma, K.; et al. A Lithium Superionic Conductor. *Nat. Mater.* **2011**, *10*, 682–686."
        ),
        // A book as the ACS Style Guide, 3rd edition, p. 300, prints it; a thesis as p. 315 does (there a "Dissertation").
        (
            "@book{x, author={Beall, H. and Trimbur, J.}, title={A Short Guide to Writing about Chemistry}, edition={2nd}, publisher={Longman}, address={New York}, year=2001, pages={17-32}}",
            "Beall, H.; Trimbur, J. *A Short Guide to Writing about Chemistry*, 2nd ed.; Longman: New York, 2001; pp 17–32."
        ),
        (
            "@phdthesis{x, author={Chandrakanth, J. S.}, title={Effects of Ozone on the Colloidal Stability of Particles Coated with Natural Organic Matter}, type={Ph.D. Dissertation}, school={University of Colorado}, address={Boulder, CO}, year=1994}",
            "Chandrakanth, J. S. Effects of Ozone on the Colloidal Stability of Particles Coated with Natural Organic Matter. Ph.D. Dissertation, University of Colorado, Boulder, CO, 1994."
        ),
    ])
    func acs(_ source: String, _ expected: String) { #expect(BibliographyFixture(source).list(.acs) == [expected]) }

    /// One work of each kind, for the styles whose lists are not at hand: what the styles `royal-society-of-chemistry`, `nature` and
    /// `elsevier-harvard` of the CSL project give with pandoc 2.17 where the expected text does not say otherwise.
    private static let works = """
        @article{a, author={Li, Xiaona and Liu, Honggang and Zhao, Changtai and Kim, Jung Tae and Fu, Jiamin and Sun, Xueliang}, title={Hopping Rate}, journal={J. Am. Chem. Soc.}, year=2023, volume=145, number=21, pages={11701--11709}, doi={10.1021/jacs.3c01603}}
        @article{b, author={Adelstein, Nicole and van Eck, Ernst R. and Chien, Po-Hsiu}, title={Role of disorder}, journal={Chem. Mater.}, year=2016, volume=28, pages={7218--7231}}
        @book{c, author={March, J.}, title={Advanced Organic Chemistry}, publisher={Wiley}, address={New York}, edition={3}, year=1985}
        @incollection{d, author={Barker, J.}, title={Title}, booktitle={Catalyst Deactivation}, editor={Belmon, D. and Froment, C.}, publisher={Elsevier}, address={Amsterdam}, edition={2}, year=1987, volume=1, chapter=4, pages={253-255}}
        @phdthesis{e, author={Chandrakanth, J. S.}, title={Effects of Ozone}, school={University of Colorado}, year=1994}
        @misc{f, author={Krewald, Vera and Schmal, Peter}, title={Some preprint}, year=2020, eprint={2008.00985}, archiveprefix={arXiv}}
        @dataset{g, author={Hao, Z. and AghaKouchak, A.}, title={GIDMaPS data sets}, publisher={figshare}, year=2014, doi={10.6084/m9.figshare.853801}}
        @online{h, author={Manaster, J.}, title={Sloth squeak}, url={http://x.org/y}, year=2014, urldate={2020-05-04}}
        """

    @Test func rsc() {
        #expect(
            BibliographyFixture(Self.works).list(.rsc) == [
                "X. Li, H. Liu, C. Zhao, J. T. Kim, J. Fu and X. Sun, *J. Am. Chem. Soc.*, 2023, **145**, 11701–11709.",
                "N. Adelstein, E. R. van Eck and P.-H. Chien, *Chem. Mater.*, 2016, **28**, 7218–7231.",
                // This and the next as the University of Bath's guide to the style prints them.
                "J. March, *Advanced Organic Chemistry*, Wiley, New York, 3rd edn., 1985.",
                "J. Barker, in *Catalyst Deactivation*, ed. D. Belmon and C. Froment, Elsevier, Amsterdam, 2nd edn., 1987, vol. 1, ch. 4, pp. 253–255.",
                "J. S. Chandrakanth, Ph.D. Thesis, University of Colorado, 1994.",
                // pandoc leaves the server out.
                "V. Krewald and P. Schmal, 2020, arXiv, preprint, arXiv:2008.00985.",
                // pandoc leaves title and server out.
                "Z. Hao and A. AghaKouchak, GIDMaPS data sets, figshare, 2014, DOI:10.6084/m9.figshare.853801.",
                "J. Manaster, Sloth squeak, http://x.org/y, (accessed 4 May 2020).",
            ])
    }

    @Test func nature() {
        #expect(
            BibliographyFixture(Self.works).list(.nature) == [
                "Li, X. *et al.* Hopping Rate. *J. Am. Chem. Soc.* **145**, 11701–11709 (2023).",
                "Adelstein, N., van Eck, E. R. & Chien, P.-H. Role of disorder. *Chem. Mater.* **28**, 7218–7231 (2016).",
                // Nature's guide: "Jones, R. A. L. Soft Machines: Nanotechnology and Life Ch. 3 (Oxford Univ. Press, 2004)."
                "March, J. *Advanced Organic Chemistry* (3rd edn, Wiley, New York, 1985).",
                "Barker, J. Title. In *Catalyst Deactivation* (eds Belmon, D. & Froment, C.) Vol. 1 Ch. 4, 253–255 (2nd edn, Elsevier, Amsterdam, 1987).",
                "Chandrakanth, J. S. *Effects of Ozone*. Ph.D. Thesis, University of Colorado (1994).",
                // The guide: "… Preprint at https://arxiv.org/abs/quant-ph/0208066 (2002)."
                "Krewald, V. & Schmal, P. Some preprint. Preprint at https://arxiv.org/abs/2008.00985 (2020).",
                // The guide: "… data sets. figshare https://doi.org/10.6084/m9.figshare.853801 (2014)."
                "Hao, Z. & AghaKouchak, A. GIDMaPS data sets. figshare https://doi.org/10.6084/m9.figshare.853801 (2014).",
                "Manaster, J. Sloth squeak. http://x.org/y (2014).",
            ])
    }

    /// As printed in the reference lists of Wang et al., Nature Photonics 2012, 6, 488 (references 1, 3, 6, 15) and Deng et al., Nature
    /// Communications 2022, 13, 4470 (1, 6).
    @Test(arguments: [
        (
            "@book{x, author={Mandel, L. and Wolf, E.}, title={Optical Coherence and Quantum Optics}, publisher={Cambridge Univ. Press}, year=1995}",
            "Mandel, L. & Wolf, E. *Optical Coherence and Quantum Optics* (Cambridge Univ. Press, 1995)."
        ),
        (
            "@book{x, author={Cohen-Tannoudji, C. and Dupont-Roc, J. and Grynberg, G.}, title={Photons and Atoms: Introduction to Quantum Electrodynamics}, publisher={Wiley}, year=1989}",
            "Cohen-Tannoudji, C., Dupont-Roc, J. & Grynberg, G. *Photons and Atoms: Introduction to Quantum Electrodynamics* (Wiley, 1989)."
        ),
        (
            "@article{x, author={Allen, L. and Beijersbergen, M. W. and Spreeuw, R. J. C. and Woerdman, J. P.}, title={Orbital angular momentum of light and the transformation of {Laguerre-Gaussian} laser modes}, journal={Phys. Rev. A}, volume=45, pages={8185--8189}, year=1992}",
            "Allen, L., Beijersbergen, M. W., Spreeuw, R. J. C. & Woerdman, J. P. Orbital angular momentum of light and the transformation of Laguerre-Gaussian laser modes. *Phys. Rev. A* **45**, 8185–8189 (1992)."
        ),
        (
            "@article{x, author={Tamburini, F. and others}, title={Encoding many channels on the same frequency through radio vorticity: first experimental test}, journal={New J. Phys.}, volume=14, pages={033001}, year=2012}",
            "Tamburini, F. *et al.* Encoding many channels on the same frequency through radio vorticity: first experimental test. *New J. Phys.* **14**, 033001 (2012)."
        ),
        (
            "@article{x, author={Goodenough, John B. and Park, Kyu-Sung}, title={The {Li}-ion rechargeable battery: a perspective}, journal={J. Am. Chem. Soc.}, volume=135, pages={1167--1176}, year=2013, doi={10.1021/ja3091438}}",
            "Goodenough, J. B. & Park, K.-S. The Li-ion rechargeable battery: a perspective. *J. Am. Chem. Soc.* **135**, 1167–1176 (2013)."
        ),
        (
            "@article{x, author={Famprikis, Theodosios and Canepa, Pieremanuele and Dawson, James A. and Islam, M. Saiful and Masquelier, Christian}, title={Fundamentals of inorganic solid-state electrolytes for batteries}, journal={Nat. Mater.}, volume=18, pages={1278--1291}, year=2019}",
            "Famprikis, T., Canepa, P., Dawson, J. A., Islam, M. S. & Masquelier, C. Fundamentals of inorganic solid-state electrolytes for batteries. *Nat. Mater.* **18**, 1278–1291 (2019)."
        ),
    ])
    func natureAsPublished(_ source: String, _ expected: String) {
        #expect(BibliographyFixture(source).list(.nature) == [expected])
    }

    @Test func authorYear() {
        #expect(
            BibliographyFixture(Self.works).list(.authorYear) == [
                "Li, X., Liu, H., Zhao, C., Kim, J.T., Fu, J., Sun, X., 2023. Hopping Rate. J. Am. Chem. Soc. 145, 11701–11709. https://doi.org/10.1021/jacs.3c01603",
                "Adelstein, N., van Eck, E.R., Chien, P.-H., 2016. Role of disorder. Chem. Mater. 28, 7218–7231.",
                "March, J., 1985. Advanced Organic Chemistry, 3rd ed. Wiley, New York.",
                "Barker, J., 1987. Title, in: Belmon, D., Froment, C. (Eds.), Catalyst Deactivation, 2nd ed. Elsevier, Amsterdam, vol. 1, ch. 4, pp. 253–255.",
                "Chandrakanth, J.S., 1994. Effects of Ozone (Ph.D. Thesis). University of Colorado.",
                "Krewald, V., Schmal, P., 2020. Some preprint. arXiv [preprint], arXiv:2008.00985. https://arxiv.org/abs/2008.00985.",
                "Hao, Z., AghaKouchak, A., 2014. GIDMaPS data sets [dataset]. figshare. https://doi.org/10.6084/m9.figshare.853801",
                "Manaster, J., 2014. Sloth squeak. http://x.org/y (accessed 4 May 2020).",
            ])
    }

    /// Nature names five authors and cuts a sixth.
    @Test func manyAuthorsInNature() {
        func list(_ count: Int) -> String {
            let names = (1...count).map { "A\($0), B." }.joined(separator: " and ")
            return BibliographyFixture("@misc{a, author={\(names)}}").list(.nature)[0]
        }
        #expect(list(5).hasPrefix("A1, B., A2, B., A3, B., A4, B. & A5, B."))
        #expect(list(6).hasPrefix("A1, B. *et al.*"))
    }

    @Test func marksDoNotDouble() {
        #expect(
            BibliographyFixture("@article{a, author={{Body Inc.}}, title={Why?}, journal={J.}, year=2000}").list(.acs)
                == ["Body Inc. Why? *J.* **2000**."])
    }

    @Test func doiLinks() {
        for style in CitationStyle.allCases {
            var addresses: [String] = []
            let entry = BibliographyFixture(Self.works).entries[0]
            visitInlines([Block(.paragraph(style.entry(entry)), span: entry.span)]) { inline in
                if case .link(let address, _, _) = inline.kind { addresses.append(address) }
            }
            #expect(addresses == ["https://doi.org/10.1021/jacs.3c01603"])
        }
    }
}
